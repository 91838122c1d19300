package io.lakehousedr.core.store.local;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.function.Supplier;

/** The one place where failures of the file system become failures of a store. */
final class FileErrors {
  private FileErrors() {}

  /** Work on files. */
  @FunctionalInterface
  interface Work<R> {
    R run() throws IOException;
  }

  /** Does the work; what it fails with before it has an effect is translated. */
  static <R> R translated(Supplier<String> where, Work<R> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw translate(where.get(), e);
    }
  }

  static RuntimeException translate(String where, IOException e) {
    if (cancelled(e)) {
      return Cancellation.cancelled();
    }
    if (e instanceof NoSuchFileException) {
      return DrException.storage(ErrorKind.NOT_FOUND, where, null);
    }
    if (e instanceof FileAlreadyExistsException) {
      return DrException.storage(ErrorKind.ALREADY_EXISTS, where, null);
    }
    return e instanceof AccessDeniedException ? denied(where, e) : byText(where, e);
  }

  private static boolean cancelled(IOException e) {
    return e instanceof ClosedByInterruptException
        || e instanceof FileLockInterruptionException
        || e instanceof InterruptedIOException;
  }

  private static DrException denied(String where, IOException e) {
    return new DrException(
        Problem.STORE_DENIED,
        where + ": the operating system denies access; grant this user the right and run again",
        e);
  }

  /** The system's own words are all that tells these apart. */
  private static DrException byText(String where, IOException e) {
    String said = words(e);
    if (said.contains("no space left") || said.contains("quota exceeded")) {
      return new DrException(
          Problem.STORE_UNAVAILABLE,
          where
              + ": no space left on the file system; nothing was written. Free space, or raise the"
              + " quota, and run again.",
          e);
    }
    if (said.contains("read-only file system")) {
      return new DrException(
          Problem.STORE_DENIED,
          where + ": the file system is mounted read-only; mount it for writing and run again",
          e);
    }
    return said.contains("file name too long") ? tooLong(where, e) : unavailable(where, e);
  }

  private static DrException tooLong(String where, IOException e) {
    return new DrException(
        Problem.STORE_INVALID,
        where
            + ": the name is longer than the file system can hold; shorten it or use a store"
            + " without that limit",
        e);
  }

  private static DrException unavailable(String where, IOException e) {
    return new DrException(Problem.STORE_UNAVAILABLE, where + ": the file system failed: " + e, e);
  }

  private static String words(IOException e) {
    String reason = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
    return String.valueOf(reason).toLowerCase(Locale.ROOT);
  }

  /** Something was published, but whether it will survive a power cut is not known. */
  static DrException unknown(String where, IOException e) {
    return new DrException(
        Problem.STORE_UNKNOWN,
        where
            + ": it is visible, but could not be made durable: "
            + e
            + ". Check the disk; the engine looks at what is there.",
        e);
  }

  static DrException noHardLinks(String where, Exception e) {
    return new DrException(
        Problem.STORE_UNFIT,
        where
            + ": the file system has no hard links ("
            + e.getMessage()
            + "), which an exclusive create needs; nothing was written. Use a file system that has"
            + " them (ext4, XFS, NTFS, NFS), not FAT or an object store's mount.",
        e);
  }
}
