package violations.core.time;

import java.util.concurrent.ThreadLocalRandom;

/** Draws by chance. */
public final class DrawsOnThread {
  public int number() {
    return ThreadLocalRandom.current().nextInt();
  }
}
