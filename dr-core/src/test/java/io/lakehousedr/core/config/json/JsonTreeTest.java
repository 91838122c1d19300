package io.lakehousedr.core.config.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakehousedr.core.config.problem.Position;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
  private final ObjectMapper mapper =
      new ObjectMapper()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void agreesWithJacksonAndKnowsWhereValuesBegin(long seed) throws IOException {
    for (int round = 0; round < 100; round++) {
      String text = new RandomJson(new Random(seed * 1000 + round)).text();
      Parsed.Tree tree = assertInstanceOf(Parsed.Tree.class, JsonTree.parse(text), text);
      assertEquals(mapper.readTree(text), plain(tree.root()), text);
      checkPlaces(tree.root(), text.split("\n", -1));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void refusesWhatJacksonRefuses(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      String text = damaged(new RandomJson(random).text(), random);
      assertEquals(isJson(text), JsonTree.parse(text) instanceof Parsed.Tree, text);
    }
  }

  private static String damaged(String text, Random random) {
    int at = random.nextInt(text.length());
    return text.substring(0, at) + "{}[],:\"x0 \n".charAt(random.nextInt(11)) + text.substring(at);
  }

  private boolean isJson(String text) {
    try {
      mapper
          .reader()
          .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readTree(text);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private JsonNode plain(JsonValue value) {
    if (value instanceof JsonValue.JsonObject object) {
      ObjectNode node = mapper.createObjectNode();
      object.members().forEach((key, member) -> node.set(key, plain(member.value())));
      return node;
    }
    if (value instanceof JsonValue.JsonArray array) {
      ArrayNode node = mapper.createArrayNode();
      array.items().forEach(item -> node.add(plain(item)));
      return node;
    }
    return scalar(value);
  }

  private JsonNode scalar(JsonValue value) {
    if (value instanceof JsonValue.JsonText text) {
      return mapper.getNodeFactory().textNode(text.text());
    }
    if (value instanceof JsonValue.JsonNumber number) {
      return number.text().matches("-?\\d+")
          ? mapper.getNodeFactory().numberNode(Integer.parseInt(number.text()))
          : mapper.getNodeFactory().numberNode(new BigDecimal(number.text()));
    }
    return value instanceof JsonValue.JsonBoolean truth
        ? mapper.getNodeFactory().booleanNode(truth.value())
        : mapper.getNodeFactory().nullNode();
  }

  private static void checkPlaces(JsonValue value, String[] lines) {
    assertTrue(begins(value).indexOf(charAt(lines, value.at())) >= 0, value.toString());
    if (value instanceof JsonValue.JsonObject object) {
      object
          .members()
          .values()
          .forEach(
              member -> {
                assertEquals('"', charAt(lines, member.at()));
                checkPlaces(member.value(), lines);
              });
    } else if (value instanceof JsonValue.JsonArray array) {
      array.items().forEach(item -> checkPlaces(item, lines));
    }
  }

  private static char charAt(String[] lines, Position at) {
    return lines[at.line() - 1].charAt(at.column() - 1);
  }

  private static String begins(JsonValue value) {
    if (value instanceof JsonValue.JsonObject) {
      return "{";
    }
    if (value instanceof JsonValue.JsonArray) {
      return "[";
    }
    return value instanceof JsonValue.JsonText
        ? "\""
        : value instanceof JsonValue.JsonNumber ? "-0123456789" : "tfn";
  }
}
