package io.lakehousedr.core.config.json;

import java.util.Random;

/** Draws JSON texts: any white space, escapes, letters beyond ASCII, no key twice. */
final class RandomJson {
  private static final String[] TEXTS = {
    "", "a", "\\n\\t", "\\u00e9\\\\", "\u00e4\u4e2d", "\\\"", "/", "\ud83d\ude00", "x y", "{[,:]}"
  };
  private static final String[] SCALARS = {
    "true", "false", "null", "0", "-1", "42", "2.5", "-0.25", "1e3", "1.5E-2"
  };
  private static final String[] BLANKS = {"", "", " ", "\n", "\t", " \n  ", "\r\n"};

  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  String text() {
    return blank() + value(0) + blank();
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 4 ? 2 : 4)) {
      case 0 -> SCALARS[random.nextInt(SCALARS.length)];
      case 1 -> quoted("");
      case 2 -> list(depth);
      default -> object(depth);
    };
  }

  private String list(int depth) {
    StringBuilder text = new StringBuilder("[" + blank());
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(blank()).append(value(depth + 1)).append(blank()).append(i > 1 ? "," : "");
    }
    return text + "]";
  }

  private String object(int depth) {
    StringBuilder text = new StringBuilder("{" + blank());
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(blank()).append(quoted("k" + i)).append(blank()).append(":").append(blank());
      text.append(value(depth + 1)).append(blank()).append(i > 1 ? "," : "");
    }
    return text + "}";
  }

  private String quoted(String start) {
    return '"' + start + TEXTS[random.nextInt(TEXTS.length)] + '"';
  }

  private String blank() {
    return BLANKS[random.nextInt(BLANKS.length)];
  }
}
