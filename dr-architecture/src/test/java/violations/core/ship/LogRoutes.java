package violations.core.ship;

import java.nio.file.Files;
import java.nio.file.Path;

/** A plan that looks at the disk. */
public final class LogRoutes {
  public boolean exists(Path path) {
    return Files.exists(path);
  }
}
