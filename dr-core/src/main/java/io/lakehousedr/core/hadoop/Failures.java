package io.lakehousedr.core.hadoop;

import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.exceptions.UnsupportedProtocolVersionException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** Turns the failures of the libraries into ours, and ours into what they expect. */
final class Failures {
  private Failures() {}

  /** Calls a library about the log of the table at {@code where}. */
  static <R> R call(String where, Callable<R> work) {
    return call(where, Problem.TABLE_LOG_CORRUPT, work);
  }

  /** Calls a library that has read the log and now reads the file of rows at {@code where}. */
  static <R> R callData(String where, Callable<R> work) {
    return call(where, Problem.STORE_CORRUPT, work);
  }

  private static <R> R call(String where, Problem usual, Callable<R> work) {
    try {
      return work.call();
    } catch (Exception e) {
      throw translate(where, usual, e);
    }
  }

  /**
   * What a library's failure is to the engine. The store's own failure is what counts where one
   * lies beneath, and a cancelled read stays one.
   */
  private static RuntimeException translate(String where, Problem usual, Throwable failure) {
    return chain(failure)
        .filter(e -> e instanceof DrException || e instanceof CancellationException)
        .map(RuntimeException.class::cast)
        .findFirst()
        .orElseGet(() -> ofLibrary(where, problem(failure, usual), failure));
  }

  private static DrException ofLibrary(String where, Problem problem, Throwable failure) {
    return new DrException(problem, where + ": " + describe(failure), failure);
  }

  private static Problem problem(Throwable failure, Problem usual) {
    if (has(failure, TableNotFoundException.class)) {
      return Problem.TABLE_NOT_FOUND;
    }
    boolean unknown =
        has(failure, UnsupportedTableFeatureException.class)
            || has(failure, UnsupportedProtocolVersionException.class)
            || has(failure, UnsupportedOperationException.class);
    return unknown ? Problem.TABLE_FEATURE : usual;
  }

  private static String describe(Throwable failure) {
    boolean plain = failure instanceof KernelException && failure.getMessage() != null;
    return plain ? String.valueOf(failure.getMessage()) : failure.toString();
  }

  private static boolean has(Throwable failure, Class<?> type) {
    return chain(failure).anyMatch(type::isInstance);
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(20);
  }

  /** A store's failure in the terms of Hadoop and Kernel. */
  static IOException toIo(String path, DrException e) {
    IOException io =
        switch (e.kind()) {
          case NOT_FOUND -> new FileNotFoundException(path);
          case ALREADY_EXISTS -> new FileAlreadyExistsException(path);
          default -> new IOException(e.message());
        };
    io.initCause(e);
    return io;
  }

  /** That nothing is there. */
  static FileNotFoundException absent(String path) {
    FileNotFoundException io = new FileNotFoundException(path);
    io.initCause(DrException.storage(ErrorKind.NOT_FOUND, path, null));
    return io;
  }
}
