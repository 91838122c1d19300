package violations.core.time;

import violations.core.runtime.Clock;

/** Takes the real clock instead of the one it is given. */
public final class ChoosesClock {
  public Object clock() {
    return Clock.system();
  }
}
