package violations.core.right.inner;

import violations.core.left.Left;

/** The other half, a package deeper. */
public final class Right {
  public Left other() {
    return new Left();
  }
}
