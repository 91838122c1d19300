package violations.core.cloud;

import com.amazonaws.kit.Kit;

/** The engine with a cloud in it. */
public interface NamesAmazon {
  Kit kit();
}
