package io.lakehousedr.core.verify;

import io.lakehousedr.model.Checksum;

/** One thing that is wrong with a table, where, and what to do about it. */
public sealed interface Finding {
  /** Where it was found: a location in full. */
  String where();

  /** What is wrong, in one sentence without the place. */
  String what();

  /** What to do. */
  String remedy();

  /** A file that is needed is not there. */
  record MissingFile(String where) implements Finding {
    @Override
    public String what() {
      return "the file is missing, so rows or history would be lost";
    }

    @Override
    public String remedy() {
      return "Copy it again from the other region or from a backup; if neither has it, reseed.";
    }
  }

  /**
   * A file has another size than it must.
   *
   * @param expected in bytes
   * @param found in bytes
   */
  record DifferentSize(String where, long expected, long found) implements Finding {
    @Override
    public String what() {
      return "the file has " + found + " bytes and must have " + expected;
    }

    @Override
    public String remedy() {
      return "Something overwrote or cut it: copy it again, and find what else writes there.";
    }
  }

  /**
   * A file differs from its source.
   *
   * @param offset of the first byte that differs
   */
  record DifferentBytes(String where, long offset) implements Finding {
    @Override
    public String what() {
      return "the file differs from its source from byte " + offset + " on";
    }

    @Override
    public String remedy() {
      return "Find out which side is damaged (a reader that fails, a backup), then copy it again.";
    }
  }

  /**
   * A file is not what its store says it is.
   *
   * @param kept by the store since the file was written
   * @param found of the bytes that are read now
   */
  record DifferentChecksum(String where, Checksum kept, Checksum found) implements Finding {
    @Override
    public String what() {
      return "the content has " + found + ", the store keeps " + kept;
    }

    @Override
    public String remedy() {
      return "The bytes rotted: copy the file again from the other region or from a backup.";
    }
  }

  /**
   * The log has a hole.
   *
   * @param missing the first version that is missing
   */
  record TornLog(String where, long missing) implements Finding {
    @Override
    public String what() {
      return "the log has a hole: version " + missing + " is missing, later ones are there";
    }

    @Override
    public String remedy() {
      return "Ship the missing commit from the other region; never write another in its place.";
    }
  }

  /**
   * The replica has a commit of its own.
   *
   * @param version of the first commit that the source never made
   */
  record Diverged(String where, long version) implements Finding {
    @Override
    public String what() {
      return "version " + version + " is a commit that the source never made";
    }

    @Override
    public String remedy() {
      return "Find the foreign writer (VACUUM at a replica commits too), then reseed the table or"
          + " keep its commits by an explicit word.";
    }
  }

  /** The two sides hold different rows at the same version. */
  record RowsDiffer(String where, Slice slice, RowDigest source, RowDigest replica)
      implements Finding {
    @Override
    public String what() {
      return "slice " + slice + " holds " + replica + "; its source holds " + source;
    }

    @Override
    public String remedy() {
      return "Verify with depth CHECKSUM to name the files that differ, then reseed the table.";
    }
  }

  /** Something that must be readable is not. */
  record Unreadable(String where, String reason) implements Finding {
    @Override
    public String what() {
      return "it cannot be read: " + reason;
    }

    @Override
    public String remedy() {
      return "Compare it with the other region; copy it again or reseed the table.";
    }
  }
}
