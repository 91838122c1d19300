package io.lakehousedr.adls;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of libraries without the secrets that they may repeat. */
final class Redacted {
  /** Signatures of a SAS, keys of a connection string, bearer tokens and shared-key signatures. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)((?:[?&;\\s\"']|^)(?:sig|sv|se|sp|skoid|AccountKey|SharedAccessSignature"
              + "|client_secret|client_assertion|password)=)[^&\\s;\"'<>]+"
              + "|((?:Bearer|SharedKey(?:Lite)?)\\s+)[^\\s\"'<>]+");

  private static final int SHOWN = 300;

  private Redacted() {}

  /** One line, not too long. */
  static String text(@Nullable String text) {
    String line = Optional.ofNullable(text).orElse("").lines().findFirst().orElse("").strip();
    String safe = SECRET.matcher(line).replaceAll("$1$2***");
    return safe.length() > SHOWN ? safe.substring(0, SHOWN) + "..." : safe;
  }

  /** A failure that says the same, from the same place, and carries nothing of the original. */
  static IOException of(Throwable original) {
    String message = original.getMessage();
    IOException safe =
        new IOException(message == null ? original.getClass().getSimpleName() : text(message));
    safe.setStackTrace(original.getStackTrace());
    return safe;
  }
}
