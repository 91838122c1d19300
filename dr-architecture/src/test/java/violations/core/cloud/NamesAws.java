package violations.core.cloud;

import software.amazon.awssdk.kit.Kit;

/** The engine with a cloud in it. */
public interface NamesAws {
  Kit kit();
}
