package io.lakehousedr.core.delta;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The commits of one listing, each read once at most. Not thread-safe. */
final class Commits {
  /** Enough for the first line of nearly every commit. */
  private static final int START = 16 * 1024;

  private final ObjectReader store;
  private final LogListing listing;
  private final Map<Long, Read> read = new HashMap<>();

  private record Read(CommitSummary summary, Checksum sha256) {}

  Commits(ObjectReader store, LogListing listing) {
    this.store = store;
    this.listing = listing;
  }

  LogListing listing() {
    return listing;
  }

  ObjectReader store() {
    return store;
  }

  String where(long version) {
    ObjectPath path = LogNames.commit(listing.table(), version);
    return store.root().resolve(path).text();
  }

  /**
   * The entry of a commit that must be there.
   *
   * @throws DrException TABLE_LOG_CORRUPT when it was not listed
   */
  ObjectEntry entry(long version) {
    ObjectEntry entry = listing.commits().get(version);
    if (entry == null) {
      throw LogErrors.corrupt(
          where(version), "this commit is missing, though later ones are there: a hole in the log");
    }
    return entry;
  }

  CommitSummary summary(long version) {
    return read(version).summary();
  }

  Checksum sha256(long version) {
    return read(version).sha256();
  }

  private Read read(long version) {
    return read.computeIfAbsent(version, this::digest);
  }

  private Read digest(long version) {
    MessageDigest digest = Checksum.newSha256();
    try (InputStream in = LogInput.open(store, entry(version));
        DigestInputStream digested = new DigestInputStream(in, digest)) {
      CommitSummary summary = CommitReader.read(digested, where(version), new CommitVisitor() {});
      digested.transferTo(java.io.OutputStream.nullOutputStream());
      return new Read(summary, Checksum.finish(digest));
    } catch (IOException e) {
      throw LogErrors.ofStore(e, where(version));
    }
  }

  /** Streams a commit to a visitor, without remembering it. */
  void visit(long version, CommitVisitor visitor) {
    try (InputStream in = LogInput.open(store, entry(version))) {
      CommitReader.read(in, where(version), visitor);
    } catch (IOException e) {
      throw LogErrors.ofStore(e, where(version));
    }
  }

  /**
   * The in-commit timestamp of a commit that must have one, in milliseconds. It stands in the first
   * line (PROTOCOL.md, "In-Commit Timestamps"), so that only the beginning is read where that is
   * enough.
   */
  long inCommitTimestamp(long version) {
    OptionalLong found = read.containsKey(version) ? OptionalLong.empty() : first(version);
    return found.orElseGet(
        () ->
            summary(version)
                .inCommitTimestamp()
                .orElseThrow(
                    () ->
                        LogErrors.corrupt(
                            where(version),
                            "the commit has no in-commit timestamp, though the table has had them"
                                + " enabled since before it")));
  }

  private OptionalLong first(long version) {
    byte[] start;
    try (InputStream in = LogInput.start(store, entry(version), START)) {
      start = in.readNBytes(START);
    } catch (IOException e) {
      throw LogErrors.ofStore(e, where(version));
    }
    int end = newline(start);
    return end < 0
        ? OptionalLong.empty()
        : CommitReader.read(
                new ByteArrayInputStream(Arrays.copyOf(start, end)),
                where(version),
                new CommitVisitor() {})
            .inCommitTimestamp();
  }

  private static int newline(byte[] bytes) {
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }
}
