package io.lakehousedr.adls;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a location names: a folder of a container of an account, or of an item of a OneLake
 * workspace.
 *
 * @param location as configured
 * @param host of the account, in lower case, as the location has it
 * @param container also called file system; OneLake's workspace
 * @param prefix the folder in the container; may be the root
 */
record Place(Location location, String host, String container, ObjectPath prefix) {
  /** The schemes with {@code container@host}. */
  static final Set<String> WITH_CONTAINER = Set.of("abfs", "abfss", "wasb", "wasbs");

  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /**
   * Reads a location.
   *
   * @throws DrException INVALID when it names no container
   */
  static Place of(Location location) {
    Place place =
        WITH_CONTAINER.contains(location.scheme()) ? withContainer(location) : web(location);
    if (place.isOneLake()) {
      place.checkItem();
    }
    return place;
  }

  private static Place withContainer(Location location) {
    String authority = location.authority();
    int at = authority.lastIndexOf('@');
    if (at < 1 || at == authority.length() - 1) {
      throw invalid(location, "write it as abfss://container@account.dfs.core.windows.net/path");
    }
    return new Place(
        location, authority.substring(at + 1), authority.substring(0, at), location.path());
  }

  private static Place web(Location location) {
    String path = location.path().text();
    int slash = path.indexOf('/');
    if (location.authority().isEmpty() || path.isEmpty() || path.indexOf('?') >= 0) {
      throw invalid(
          location,
          "write it as https://account.blob.core.windows.net/container/path, without a query: a"
              + " SAS belongs into the setting sas_token");
    }
    String container = slash < 0 ? path : path.substring(0, slash);
    ObjectPath rest = ObjectPath.of(slash < 0 ? "" : path.substring(slash + 1));
    return new Place(location, location.authority(), container, rest);
  }

  private static DrException invalid(Location location, String how) {
    String shown = location.text().replaceFirst("\\?.*$", "?***");
    return new DrException(
        Problem.STORE_INVALID, shown + " is no location of Azure Storage or OneLake: " + how + ".");
  }

  /** Whether this is OneLake, by its host. */
  boolean isOneLake() {
    return host.endsWith(".fabric.microsoft.com");
  }

  private void checkItem() {
    if (prefix.isRoot()) {
      throw invalid(
          location, "OneLake needs an item: abfss://workspace@host/item.Lakehouse/Files/...");
    }
    if (isGuid(container) != isGuid(item())) {
      throw invalid(
          location, "OneLake takes workspace and item both by name or both by GUID, not mixed");
    }
    if (!isGuid(item()) && item().indexOf('.') < 1) {
      throw invalid(location, "an item by name carries its type, for example sales.Lakehouse");
    }
  }

  /** The OneLake item: the first segment of the path. */
  String item() {
    String path = prefix.text();
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  static boolean isGuid(String text) {
    return GUID.matcher(text).matches();
  }

  /** The account's name: the first label of the host. */
  String account() {
    int dot = host.indexOf('.');
    return dot < 0 ? host : host.substring(0, dot);
  }

  /** Where the account's blob endpoint is. */
  String blobHost() {
    return host.replaceFirst("\\.dfs\\.", ".blob.");
  }

  /** Where the account's DFS endpoint is. */
  String dfsHost() {
    return host.replaceFirst("\\.blob\\.", ".dfs.");
  }

  /** The blob's name in the container. */
  String name(ObjectPath path) {
    return prefix.resolve(path).text();
  }
}
