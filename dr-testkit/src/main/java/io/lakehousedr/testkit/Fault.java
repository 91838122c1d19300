package io.lakehousedr.testkit;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.spi.store.Content;
import java.util.function.Supplier;

/**
 * What befalls one operation. Faults of a write that meet an operation which only reads become a
 * plain failure, UNAVAILABLE, so that one fault can be tried at every number of a run.
 */
public abstract class Fault {
  Fault() {}

  /** Does {@code effect}, or not, or later, and answers with something. */
  abstract <R> R around(StoreCall call, Supplier<R> effect, FaultPlan plan);

  /** What reaches the store of a content that is written. */
  Content content(Content content) {
    return content;
  }

  /** Whether the first byte of what is read is another. */
  boolean flips() {
    return false;
  }

  /** Whether what is read breaks off. */
  boolean tears() {
    return false;
  }

  /** Nothing befalls it. */
  static Fault none() {
    return new Faults.None();
  }

  /** It fails in that way and nothing is done. */
  public static Fault fail(ErrorKind kind) {
    return new Faults.Fail(kind);
  }

  /** It is done, but the caller hears OUTCOME_UNKNOWN. */
  public static Fault unknown() {
    return new Faults.Unknown();
  }

  /** It is not done and never will be, but the caller hears OUTCOME_UNKNOWN. */
  public static Fault unknownNotDone() {
    return new Faults.UnknownNotDone();
  }

  /**
   * The caller hears OUTCOME_UNKNOWN now; it is done when the test calls {@link
   * FaultPlan#deliverLate}, under the conditions that hold then: a late create loses against what
   * stands there.
   */
  public static Fault late() {
    return new Faults.Late();
  }

  /**
   * What is read or written breaks off in the middle, with an IOException of the stream. A listing
   * breaks off after its first element. Other operations fail UNAVAILABLE.
   */
  public static Fault tear() {
    return new Faults.Tear();
  }

  /**
   * The first byte of what is read or written is another, and nobody says so. Operations without
   * bytes are done as always.
   */
  public static Fault flip() {
    return new Faults.Flip();
  }

  /**
   * It gets no answer: it stands at {@code point} until it is interrupted (CancellationException)
   * or released (UNAVAILABLE). It is not done.
   */
  public static Fault hang(PausePoint point) {
    return new Faults.Hang(point);
  }

  /** It stands at {@code point} and is done when it is released, as if the process had slept. */
  public static Fault pauseBefore(PausePoint point) {
    return new Faults.PauseBefore(point);
  }

  /** It is done and then stands at {@code point} before the caller hears of it. */
  public static Fault pauseAfter(PausePoint point) {
    return new Faults.PauseAfter(point);
  }

  /** The process dies before it. */
  public static Fault dieBefore() {
    return new Faults.DieBefore();
  }

  /** It is done, and the process dies before it hears of it. */
  public static Fault dieAfter() {
    return new Faults.DieAfter();
  }

  static DrException failure(ErrorKind kind, StoreCall call) {
    return DrException.storage(kind, "injected at " + call, null);
  }
}
