package io.lakehousedr.core.config.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.lakehousedr.core.config.problem.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses a text to a positioned tree. */
public final class JsonTree {
  /** How deeply values may be nested; the format needs far less. */
  public static final int MAX_DEPTH = 64;

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;

  private JsonTree(JsonParser parser) {
    this.parser = parser;
  }

  /** Parses one JSON value, which must be the whole of {@code text}. A leading BOM is skipped. */
  public static Parsed parse(String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (JsonParser parser = FACTORY.createParser(plain)) {
      return new Parsed.Tree(new JsonTree(parser).document());
    } catch (BrokenException e) {
      return new Parsed.Broken(e.at, String.valueOf(e.getMessage()));
    } catch (StreamConstraintsException e) {
      Position at =
          Optional.ofNullable(e.getLocation()).map(JsonTree::position).orElse(Position.START);
      return new Parsed.Broken(at, "a number, key or text is far too long: shorten it");
    } catch (JsonProcessingException e) {
      return SyntaxHint.of(plain, position(e.getLocation()));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
  }

  private JsonValue document() throws IOException {
    if (parser.nextToken() == null) {
      throw new BrokenException(Position.START, "the file is empty: write a JSON object, {...}");
    }
    JsonValue root = value(1);
    if (parser.nextToken() != null) {
      throw new BrokenException(
          here(), "there is more after the end of the JSON value: remove it, or mend the braces");
    }
    return root;
  }

  private JsonValue value(int depth) throws IOException {
    Position at = here();
    if (depth > MAX_DEPTH) {
      throw new BrokenException(
          at, "values are nested more than " + MAX_DEPTH + " deep: the format needs no such depth");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(at, depth);
      case START_ARRAY -> array(at, depth);
      case VALUE_STRING -> new JsonValue.JsonText(at, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.JsonNumber(at, parser.getText());
      case VALUE_TRUE -> new JsonValue.JsonBoolean(at, true);
      case VALUE_FALSE -> new JsonValue.JsonBoolean(at, false);
      default -> new JsonValue.JsonNull(at);
    };
  }

  private JsonValue object(Position at, int depth) throws IOException {
    Map<String, JsonValue.Member> members = new LinkedHashMap<>();
    List<JsonValue.Duplicate> duplicates = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Position keyAt = here();
      parser.nextToken();
      JsonValue.Member member = new JsonValue.Member(keyAt, value(depth + 1));
      JsonValue.Member first = members.putIfAbsent(key, member);
      if (first != null) {
        duplicates.add(new JsonValue.Duplicate(key, keyAt, first.at()));
      }
    }
    return new JsonValue.JsonObject(at, members, duplicates);
  }

  private JsonValue array(Position at, int depth) throws IOException {
    List<JsonValue> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(depth + 1));
    }
    return new JsonValue.JsonArray(at, items);
  }

  private Position here() {
    return position(parser.currentTokenLocation());
  }

  private static Position position(JsonLocation at) {
    return new Position(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }

  /** Ends the parse early. */
  private static final class BrokenException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Position at;

    BrokenException(Position at, String message) {
      super(message);
      this.at = at;
    }
  }
}
