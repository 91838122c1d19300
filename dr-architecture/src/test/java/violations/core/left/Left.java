package violations.core.left;

import violations.core.right.inner.Right;

/** One half of a cycle. */
public final class Left {
  public Right other() {
    return new Right();
  }
}
