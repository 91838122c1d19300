package violations.engine;

public interface Undocumented {
  void run();

  /** Allowed. */
  void documented();

  enum Kind {
    FIRST
  }

  record Pair(int one, int two) {
    public int sum() {
      return one + two;
    }

    @Override
    public String toString() {
      return "a pair";
    }

    int inner() {
      return one;
    }
  }
}
