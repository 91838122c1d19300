package io.lakehousedr.core.config;

import io.lakehousedr.model.Location;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Folders that were claimed; none may lie in another. */
final class Folders {
  private final TreeMap<String, Claims.Owner> claimed = new TreeMap<>();

  /** Claims a folder, unless one overlaps it: then its owner. */
  Optional<Claims.Owner> claim(Location location, Claims.Owner owner) {
    String name = location.normal() + "/";
    Optional<Claims.Owner> other = above(name).or(() -> below(name));
    if (other.isEmpty()) {
      claimed.put(name, owner);
    }
    return other;
  }

  private Optional<Claims.Owner> above(String name) {
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      Claims.Owner owner = claimed.get(name.substring(0, slash + 1));
      if (owner != null) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }

  private Optional<Claims.Owner> below(String name) {
    return Optional.ofNullable(claimed.ceilingEntry(name))
        .filter(next -> next.getKey().startsWith(name))
        .map(Map.Entry::getValue);
  }
}
