package violations.model;

/** Anybody can extend it. */
public class OpenValue {}
