package io.lakehousedr.core.hadoop;

import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;

/** Java values as Parquet groups: lists, maps and nested maps become lists, maps and structs. */
final class SampleRows {
  private SampleRows() {}

  static Group group(MessageType type, Map<String, Object> row) {
    Group group = new SimpleGroup(type);
    row.forEach((name, value) -> put(group, name, value));
    return group;
  }

  private static void put(Group group, String name, Object value) {
    if (value instanceof List<?> list) {
      Group added = group.addGroup(name);
      list.forEach(item -> put(added.addGroup("list"), "element", item));
    } else if (value instanceof Map<?, ?> map) {
      nested(group, name, map);
    } else {
      scalar(group, name, value);
    }
  }

  private static void nested(Group group, String name, Map<?, ?> map) {
    GroupType type = group.getType().getType(name).asGroupType();
    Group added = group.addGroup(name);
    boolean isMap = type.containsField("key_value");
    map.forEach(
        (key, value) -> {
          if (isMap) {
            Group entry = added.addGroup("key_value");
            put(entry, "key", key);
            put(entry, "value", value);
          } else {
            put(added, (String) key, value);
          }
        });
  }

  private static void scalar(Group group, String name, Object value) {
    if (value instanceof Long number) {
      group.append(name, number);
    } else if (value instanceof Integer number) {
      group.append(name, number);
    } else if (value instanceof Double number) {
      group.append(name, number);
    } else if (value instanceof Float number) {
      group.append(name, number);
    } else if (value instanceof Boolean truth) {
      group.append(name, truth);
    } else if (value instanceof byte[] bytes) {
      group.append(name, Binary.fromConstantByteArray(bytes));
    } else {
      group.append(name, (String) value);
    }
  }
}
