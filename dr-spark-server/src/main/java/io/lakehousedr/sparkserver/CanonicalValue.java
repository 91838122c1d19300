package io.lakehousedr.sparkserver;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.VariantVal;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes any value Spark returns as text, so that two values have equal texts only if they are
 * equal. Texts are length-prefixed: no choice of contents can imitate a border between values.
 */
final class CanonicalValue {
  private CanonicalValue() {}

  static String of(Object value) {
    if (value == null) {
      return "~";
    }
    if (value instanceof Row row) {
      return "row" + all(columns(row));
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      return "map" + entries(CollectionConverters.asJava(map));
    }
    if (value instanceof scala.collection.Iterable<?> elements) {
      return "list" + all(CollectionConverters.asJava(elements));
    }
    return scalar(value);
  }

  /** The values of one row, in the order of its columns. */
  static List<Object> columns(Row row) {
    List<Object> values = new ArrayList<>(row.size());
    for (int index = 0; index < row.size(); index++) {
      values.add(row.get(index));
    }
    return values;
  }

  /** The plain text of a value that is neither nested nor null. */
  static String text(Object scalar) {
    if (scalar instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (scalar instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (scalar instanceof VariantVal variant) {
      return variant.toJson(ZoneOffset.UTC);
    }
    // Doubles print the shortest text that reads back the same: NaN and -0.0 are told apart.
    return scalar.toString();
  }

  private static String scalar(Object value) {
    String text = text(value);
    // The type keeps the number 1 and the text "1" apart.
    return value.getClass().getSimpleName() + text.length() + ":" + text;
  }

  private static String all(Iterable<?> values) {
    StringBuilder text = new StringBuilder("[");
    values.forEach(value -> text.append(of(value)).append(','));
    return text.append(']').toString();
  }

  private static String entries(Map<?, ?> map) {
    Map<String, String> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(of(key), of(value)));
    return sorted.toString();
  }
}
