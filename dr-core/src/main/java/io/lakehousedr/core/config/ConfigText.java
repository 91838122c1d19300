package io.lakehousedr.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of a configuration file. */
final class ConfigText {
  /** 60,000 names need a tenth of it. */
  static final int MAX_BYTES = 32 << 20;

  private ConfigText() {}

  /** The text of a file, or why there is none. */
  sealed interface Outcome {
    /** The text. */
    record Text(String text) implements Outcome {}

    /** Why it cannot be read, and what to do. */
    record Unreadable(String message) implements Outcome {}
  }

  static Outcome read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      // One byte more than allowed tells a file that is too long, also one that is still growing.
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES ? tooLong() : decode(bytes);
    } catch (NoSuchFileException e) {
      return new Outcome.Unreadable("there is no such file: check the path");
    } catch (AccessDeniedException e) {
      return new Outcome.Unreadable("access is denied: let this user read the file");
    } catch (IOException e) {
      return new Outcome.Unreadable(
          "it cannot be read (" + e.getClass().getSimpleName() + "): is it a regular file?");
    }
  }

  static Outcome tooLong() {
    return new Outcome.Unreadable(
        "it is longer than "
            + (MAX_BYTES >> 20)
            + " MiB: name tables by selectors such as"
            + " catalog.schema.*");
  }

  private static Outcome decode(byte[] bytes) {
    try {
      return new Outcome.Text(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return new Outcome.Unreadable("it is not UTF-8: save it with the encoding UTF-8");
    }
  }
}
