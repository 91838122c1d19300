package io.lakehousedr.core.delta;

import io.lakehousedr.core.delta.ActionLine.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a file of the log line by line; memory is bounded by the longest line. What a line means is
 * left to {@link CommitReader}, so that both always agree. Thread-safe.
 */
public final class LineReader {
  private static final int LONGEST = 64 << 20;

  private LineReader() {}

  /**
   * Reads every action of a commit, in its order.
   *
   * @param in the whole file, buffered; not closed
   * @param where names the file in messages
   * @throws io.lakehousedr.error.DrException as {@link CommitReader#read}
   */
  public static void actions(InputStream in, String where, Consumer<ActionLine> each) {
    int[] number = {0};
    lines(
        in,
        where,
        line -> {
          number[0]++;
          if (!line.isBlank()) {
            each.accept(action(line.strip(), where + " line " + number[0]));
          }
        });
  }

  /**
   * Reads every line with its end, so that all of them together are the file.
   *
   * @throws io.lakehousedr.error.DrException TABLE_LOG_CORRUPT for what is no UTF-8 or far too
   *     long; what the store fails with
   */
  public static void lines(InputStream in, String where, Consumer<String> each) {
    try {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        line.write(next);
        if (next == '\n') {
          each.accept(text(line, where));
          line.reset();
        }
        if (line.size() > LONGEST) {
          throw LogErrors.corrupt(where, "a line of more than " + LONGEST + " bytes");
        }
      }
      if (line.size() > 0) {
        each.accept(text(line, where));
      }
    } catch (IOException e) {
      throw LogErrors.ofStore(e, where);
    }
  }

  private static String text(ByteArrayOutputStream line, String where) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw LogErrors.corrupt(where, "not UTF-8", e);
    }
  }

  static ActionLine action(String json, String where) {
    Look look = new Look(where);
    CommitReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), where, look);
    return new ActionLine(json, look.kind, look.file, look.name);
  }

  /** Remembers the one action of a line. */
  private static final class Look implements CommitVisitor {
    private final String where;
    private Kind kind = Kind.OTHER;
    private Optional<FileAction> file = Optional.empty();
    private String name = "";

    Look(String where) {
      this.where = where;
    }

    @Override
    public void action(FileAction action) {
      file = Optional.of(action);
      kind =
          switch (action.file().role()) {
            case ADDED -> Kind.ADD;
            case REMOVED -> Kind.REMOVE;
            case CHANGE -> Kind.CHANGE;
            case REFERENCED -> Kind.SIDECAR;
          };
    }

    @Override
    public void metadata(Metadata metadata) {
      kind = Kind.METADATA;
    }

    @Override
    public void protocol(Protocol protocol) {
      Features.check(protocol, where);
      kind = Kind.PROTOCOL;
    }

    @Override
    public void commitInfo(CommitInfo info) {
      kind = Kind.INFO;
    }

    @Override
    public void transaction(String application, long version) {
      kind = Kind.TRANSACTION;
      name = application;
    }

    @Override
    public void domain(String domain) {
      kind = Kind.DOMAIN;
      name = domain;
    }
  }
}
