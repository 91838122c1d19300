package io.lakehousedr.examples.lake;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of a table.
 *
 * @param values by column: {@link Long} or {@link String}
 */
public record Row(Map<String, Object> values) {
  /** Copies the values. */
  public Row {
    values = Map.copyOf(values);
  }

  /** This row with another value. */
  public Row with(String column, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(column, value);
    return new Row(changed);
  }

  /** A number. */
  public long number(String column) {
    return (Long) value(column);
  }

  /** A text. */
  public String text(String column) {
    return (String) value(column);
  }

  private Object value(String column) {
    Object value = values.get(column);
    if (value == null) {
      throw new IllegalArgumentException("no column " + column + " in " + values.keySet());
    }
    return value;
  }
}
