package violations.core.time;

import java.security.SecureRandom;

/** Draws by chance. */
public final class DrawsSecurely {
  public int number() {
    return new SecureRandom().nextInt();
  }
}
