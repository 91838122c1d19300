package io.lakehousedr.core.config.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a secret is found. It holds no secret itself and may be shown. */
public sealed interface SecretReference extends Setting {
  /** The form {@code ${kind:name}}. */
  Pattern FORM = Pattern.compile("\\$\\{([^:{}]+):([^{}]+)}");

  /** The forms, for messages. */
  String FORMS = "${env:NAME}, ${file:/path} or ${scope:key}";

  /** A variable of the environment. */
  record Variable(String name) implements SecretReference {
    @Override
    public String toString() {
      return "${env:" + name + "}";
    }
  }

  /** The content of a file, without the line end. */
  record FileContent(Path path) implements SecretReference {
    @Override
    public String toString() {
      return "${file:" + path + "}";
    }
  }

  /** A key in one of the platform's secret scopes. */
  record ScopedKey(String scope, String key) implements SecretReference {
    @Override
    public String toString() {
      return "${" + scope + ":" + key + "}";
    }
  }

  /** Reads {@code ${env:NAME}}, {@code ${file:/path}} or {@code ${scope:key}}; else empty. */
  static Optional<SecretReference> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String name = form.group(2);
    return Optional.of(
        switch (form.group(1)) {
          case "env" -> new Variable(name);
          case "file" -> new FileContent(Path.of(name));
          default -> new ScopedKey(form.group(1), name);
        });
  }
}
