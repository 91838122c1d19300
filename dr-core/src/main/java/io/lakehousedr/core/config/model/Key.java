package io.lakehousedr.core.config.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the configuration format says of one key. A component that is neither optional, a list nor a
 * map and has no {@link #standard} must be given.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
  /** The key in the file; empty for the component's name in snake_case. */
  String value() default "";

  /** What it means, for the schema and for people. */
  String about();

  /** The value in force when the key is absent, as it would be written; empty for none. */
  String standard() default "";

  /** A key that is looked up in the enclosing objects, inside out, when this one is absent. */
  String inherits() default "";

  /** Smallest number allowed. */
  long least() default Long.MIN_VALUE;

  /** Largest number allowed. */
  long most() default Long.MAX_VALUE;

  /** How the value is laid out. */
  Layout layout() default Layout.PLAIN;

  /** Ways a value can be laid out in the file. */
  enum Layout {
    /** Under its key. */
    PLAIN,
    /** The record's own keys stand in the enclosing object. */
    INLINE,
    /** A list whose bad entries are left out by themselves while the good ones stay. */
    ISOLATED,
    /** A list; a single value may stand without its brackets. */
    ONE_OR_MANY
  }
}
