package violations.core.hadoop;

import org.apache.hadoop.fs.Path;

/** Allowed: it is the room. */
public interface MayNameHadoop {
  Path path();
}
