package io.lakehousedr.examples.lake;

import io.delta.standalone.types.DataType;
import io.delta.standalone.types.LongType;
import io.delta.standalone.types.StringType;
import io.delta.standalone.types.StructField;
import java.util.Locale;

/**
 * A column of a table.
 *
 * @param name of it
 * @param type of its values
 */
public record Column(String name, Type type) {
  /** What a value may be. */
  public enum Type {
    /** A {@link Long}. */
    LONG("int64 %s"),
    /** A {@link String}. */
    TEXT("binary %s (STRING)");

    private final String parquet;

    Type(String parquet) {
      this.parquet = parquet;
    }
  }

  /** A column of numbers. */
  public static Column number(String name) {
    return new Column(name, Type.LONG);
  }

  /** A column of texts. */
  public static Column text(String name) {
    return new Column(name, Type.TEXT);
  }

  StructField field() {
    DataType delta = type == Type.LONG ? new LongType() : new StringType();
    return new StructField(name, delta, true);
  }

  String parquet() {
    return "optional " + String.format(Locale.ROOT, type.parquet, name) + ";";
  }
}
