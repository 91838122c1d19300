package io.lakehousedr.core.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakehousedr.core.config.bind.ModelField;
import io.lakehousedr.core.config.bind.RecordModel;
import io.lakehousedr.core.config.bind.Scalar;
import io.lakehousedr.core.config.bind.Shape;
import io.lakehousedr.core.config.model.Key;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the model as JSON Schema. */
final class SchemaWriter {
  private final ObjectMapper mapper;
  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  SchemaWriter(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** The records that were named so far. */
  ObjectNode definitions() {
    ObjectNode all = mapper.createObjectNode();
    definitions.forEach(all::set);
    return all;
  }

  ObjectNode object(RecordModel<?> model) {
    ObjectNode schema = mapper.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    model.keyed().forEach(field -> properties.set(field.key(), property(field)));
    List<String> required =
        model
            .keyed()
            .filter(field -> field.isRequired() && field.rule().inherits().isEmpty())
            .map(ModelField::key)
            .toList();
    if (!required.isEmpty()) {
      schema.set("required", mapper.valueToTree(required));
    }
    schema.putObject("patternProperties").putObject("^_comment");
    return schema.put("additionalProperties", false);
  }

  private ObjectNode property(ModelField field) {
    ObjectNode described = mapper.createObjectNode().put("description", field.rule().about());
    ObjectNode schema = described.setAll(value(field.shape(), field.rule()));
    field
        .standard()
        .filter(text -> !text.equals("{}"))
        .ifPresent(text -> schema.put("default", text));
    return schema;
  }

  private ObjectNode value(Shape shape, Key rule) {
    if (shape instanceof Shape.One one) {
      return scalar(one.scalar(), rule);
    }
    if (shape instanceof Shape.Nested nested) {
      return reference(RecordModel.of(nested.type()));
    }
    if (shape instanceof Shape.Maybe maybe) {
      return value(maybe.value(), rule);
    }
    return shape instanceof Shape.Many many
        ? list(value(many.item(), rule), rule)
        : mapper
            .createObjectNode()
            .put("type", "object")
            .set("additionalProperties", value(((Shape.Named) shape).value(), rule));
  }

  private ObjectNode list(ObjectNode item, Key rule) {
    ObjectNode list = mapper.createObjectNode().put("type", "array").set("items", item);
    return rule.layout() == Key.Layout.ONE_OR_MANY ? anyOf(item, list) : list;
  }

  private ObjectNode anyOf(ObjectNode left, ObjectNode right) {
    ObjectNode either = mapper.createObjectNode();
    either.putArray("anyOf").add(left).add(right);
    return either;
  }

  private ObjectNode scalar(Scalar<?> scalar, Key rule) {
    ObjectNode schema = mapper.createObjectNode();
    if (scalar.jsonTypes().size() == 1) {
      schema.put("type", scalar.jsonTypes().get(0));
    } else {
      schema.set("type", mapper.valueToTree(scalar.jsonTypes()));
    }
    if (!scalar.choices().isEmpty()) {
      schema.set("enum", mapper.valueToTree(scalar.choices()));
    }
    scalar.pattern().ifPresent(pattern -> schema.put("pattern", pattern));
    if (!scalar.jsonTypes().equals(List.of("string"))) {
      limits(schema, rule);
    }
    return schema;
  }

  private static void limits(ObjectNode schema, Key rule) {
    if (rule.least() != Long.MIN_VALUE) {
      schema.put("minimum", rule.least());
    }
    if (rule.most() != Long.MAX_VALUE) {
      schema.put("maximum", rule.most());
    }
  }

  private ObjectNode reference(RecordModel<?> model) {
    String name = model.type().getSimpleName();
    if (definitions.putIfAbsent(name, mapper.createObjectNode()) == null) {
      definitions.put(name, object(model));
    }
    ObjectNode pointer = mapper.createObjectNode().put("$ref", "#/$defs/" + name);
    return model.shorthand().isEmpty()
        ? pointer
        : anyOf(mapper.createObjectNode().put("type", "string"), pointer);
  }
}
