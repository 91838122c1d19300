package violations.model;

/** Allowed. */
public sealed interface Closed {
  /** Allowed. */
  record One(int number) implements Closed {}

  /** Allowed. */
  final class Two implements Closed {}

  /** Open below a sealed one. */
  non-sealed class Three implements Closed {}
}
