package com.amazonaws.kit;

/** Stands in for a kit that is not on the class path. */
public final class Kit {}
