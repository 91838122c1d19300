package io.lakehousedr.core.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.lakehousedr.error.DrException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of a log token by token. A string that nobody asks for (statistics) is skipped
 * without being held, however long it is. Not thread-safe.
 */
final class LogJson implements Closeable {
  /** A path, a name, a property. */
  static final int TEXT = 1024 * 1024;

  /** A schema of very many columns, in UTF-16 characters. */
  static final int SCHEMA = 32 * 1024 * 1024;

  private static final int MOST_ENTRIES = 100_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(500)
                  .maxNameLength(64 * 1024)
                  .maxNumberLength(1000)
                  .maxStringLength(SCHEMA)
                  .build())
          .disable(com.fasterxml.jackson.core.StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private final JsonParser parser;
  private final String where;

  /** Reads the value of one field; the parser stands at its first token. */
  interface FieldReader {
    void read(String field) throws IOException;
  }

  LogJson(InputStream in, String where) throws IOException {
    this.where = where;
    this.parser = FACTORY.createParser(utf8(in, where));
  }

  /** The parser would quietly take UTF-16 or UTF-32, which no Delta reader does. */
  private static InputStream utf8(InputStream in, String where) throws IOException {
    PushbackInputStream checked = new PushbackInputStream(in, 4);
    byte[] start = checked.readNBytes(4);
    for (byte b : start) {
      if (b == 0 || b == (byte) 0xFE || b == (byte) 0xFF) {
        throw LogErrors.corrupt(where + ", line 1", "not UTF-8");
      }
    }
    checked.unread(start);
    return checked;
  }

  /** The next token; null at the end. */
  @org.jspecify.annotations.Nullable
  JsonToken next() throws IOException {
    return parser.nextToken();
  }

  /** The line of the current token, from 1. */
  int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /** How many bytes have been read when the end is reached. */
  long bytes() {
    return parser.currentLocation().getByteOffset();
  }

  /** Where the current token stands, for messages. */
  String here() {
    return where + ", line " + line() + ", column " + parser.currentTokenLocation().getColumnNr();
  }

  DrException corrupt(String what) {
    return LogErrors.corrupt(here(), what);
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Reads an object; values that {@code reader} leaves alone are skipped. */
  void fields(FieldReader reader) throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      reader.read(name);
      parser.skipChildren();
    }
  }

  private void expect(JsonToken token, String what) {
    if (parser.currentToken() != token) {
      throw corrupt(what + " was expected, not " + parser.currentToken());
    }
  }

  /** The string at hand. */
  String text(int longest) throws IOException {
    expect(JsonToken.VALUE_STRING, "a string");
    String text = parser.getText();
    if (text.length() > longest) {
      throw corrupt("a string of " + text.length() + " characters");
    }
    return text;
  }

  /** The whole number at hand. */
  long number() throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
    return parser.getLongValue();
  }

  /** The number at hand, not negative. */
  long size() throws IOException {
    long number = number();
    if (number < 0) {
      throw corrupt("a size of " + number);
    }
    return number;
  }

  boolean isNumber() {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
  }

  boolean isString() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  /** The array of strings at hand. */
  List<String> texts() throws IOException {
    expect(JsonToken.START_ARRAY, "an array");
    List<String> texts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      texts.add(text(TEXT));
      bound(texts.size());
    }
    return texts;
  }

  /** The object of strings at hand. A property without value is left out. */
  Map<String, String> properties() throws IOException {
    Map<String, String> properties = new LinkedHashMap<>();
    fields(
        name -> {
          if (!isNull()) {
            properties.put(name, text(SCHEMA));
            bound(properties.size());
          }
        });
    return properties;
  }

  /** Whether the array at hand has elements; leaves it. */
  boolean isFilledArray() throws IOException {
    expect(JsonToken.START_ARRAY, "an array");
    boolean filled = parser.nextToken() != JsonToken.END_ARRAY;
    if (filled) {
      parser.skipChildren();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        parser.skipChildren();
      }
    }
    return filled;
  }

  private void bound(int count) {
    if (count > MOST_ENTRIES) {
      throw corrupt("more than " + MOST_ENTRIES + " entries");
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
