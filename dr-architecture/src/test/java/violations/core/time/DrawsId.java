package violations.core.time;

import java.util.UUID;

/** Draws by chance. */
public final class DrawsId {
  public UUID id() {
    return UUID.randomUUID();
  }
}
