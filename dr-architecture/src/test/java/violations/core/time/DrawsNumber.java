package violations.core.time;

import java.util.Random;

/** Draws by chance. */
public final class DrawsNumber {
  public int number() {
    return new Random().nextInt();
  }
}
