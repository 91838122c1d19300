package io.lakehousedr.error;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of this project. Its message is made for an operator: what is wrong, where, why
 * it matters and what to do, without a stack trace.
 */
public final class DrException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;
  private final Problem problem;
  private final transient @Nullable Duration retryAfter;

  /** A problem whose kind is the usual one. */
  public DrException(Problem problem, String message) {
    this(problem, problem.kind(), message, null, null);
  }

  /** A problem with its cause. */
  public DrException(Problem problem, String message, @Nullable Throwable cause) {
    this(problem, problem.kind(), message, cause, null);
  }

  private DrException(
      Problem problem,
      ErrorKind kind,
      String message,
      @Nullable Throwable cause,
      @Nullable Duration retryAfter) {
    super(message, cause);
    this.problem = problem;
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** A storage failure of that kind; {@code where} names the object. */
  public static DrException storage(ErrorKind kind, String where, @Nullable Throwable cause) {
    Problem problem = Problem.ofStorage(kind);
    String because = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return new DrException(problem, kind, where + ": " + problem.title() + because, cause, null);
  }

  /**
   * A stream that broke off: the store's own failure where the {@code IOException} carries one,
   * else UNAVAILABLE.
   */
  public static DrException broken(String where, IOException e) {
    return e.getCause() instanceof DrException known
        ? known.in(where)
        : storage(ErrorKind.UNAVAILABLE, where, e);
  }

  /** This exception with the service's own wish how long to wait before the next try. */
  public DrException retryAfter(Duration wait) {
    return new DrException(problem, kind, message(), getCause(), wait);
  }

  /** This exception with another kind than its problem's usual one: its cause decides. */
  public DrException as(ErrorKind decided) {
    DrException changed = new DrException(problem, decided, message(), getCause(), retryAfter);
    changed.setStackTrace(getStackTrace());
    return changed;
  }

  /** This exception with {@code where} in front of its message. */
  public DrException in(String where) {
    DrException located =
        new DrException(problem, kind, where + ": " + message(), getCause(), retryAfter);
    located.setStackTrace(getStackTrace());
    return located;
  }

  /** What the engine decides by. */
  public ErrorKind kind() {
    return kind;
  }

  /** The stable code that the documentation explains. */
  public Problem problem() {
    return problem;
  }

  /** How long the service asked to wait; empty when it did not say. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The message, never null. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
