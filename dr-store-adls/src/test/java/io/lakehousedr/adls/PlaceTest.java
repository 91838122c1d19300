package io.lakehousedr.adls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Location;
import io.lakehousedr.spi.DrPlugin;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class PlaceTest {
  private static Place place(String text) {
    return Place.of(Location.parse(text));
  }

  @Test
  void allFormsNameTheSameContainer() {
    for (String text :
        List.of(
            "abfss://Data@Account.dfs.core.windows.net/some/root",
            "abfs://Data@account.dfs.core.windows.net/some/root/",
            "wasbs://Data@account.blob.core.windows.net/some/root",
            "https://account.blob.core.windows.net/Data/some/root",
            "https://account.dfs.core.windows.net/Data/some/root")) {
      Place place = place(text);
      assertThat(place.container()).isEqualTo("Data");
      assertThat(place.prefix().text()).isEqualTo("some/root");
      assertThat(place.account()).isEqualTo("account");
      assertThat(place.blobHost()).isEqualTo("account.blob.core.windows.net");
      assertThat(place.dfsHost()).isEqualTo("account.dfs.core.windows.net");
      assertThat(place.isOneLake()).isFalse();
    }
  }

  @Test
  void oneLakeIsKnownByItsHost() {
    for (String host :
        List.of(
            "onelake.dfs.fabric.microsoft.com",
            "onelake.blob.fabric.microsoft.com",
            "westus-onelake.dfs.fabric.microsoft.com")) {
      Place place = place("abfss://sales@" + host + "/orders.Lakehouse/Tables");
      assertThat(place.isOneLake()).isTrue();
      assertThat(place.item()).isEqualTo("orders.Lakehouse");
    }
  }

  @Test
  void whatNamesNoContainerIsRefusedWithoutItsSecrets() {
    for (String wrong :
        List.of(
            "abfss://account.dfs.core.windows.net/root",
            "abfss://@account.dfs.core.windows.net/root",
            "https://account.blob.core.windows.net/",
            "https://account.blob.core.windows.net/data?sig=hunter2")) {
      assertThatThrownBy(() -> place(wrong))
          .isInstanceOf(DrException.class)
          .hasMessageNotContaining("hunter2");
    }
  }

  @Test
  void thePluginIsFound() {
    assertThat(ServiceLoader.load(DrPlugin.class))
        .anySatisfy(
            plugin -> {
              assertThat(plugin.name()).isEqualTo("adls");
              assertThat(plugin.stores().get(0).schemes())
                  .containsExactlyInAnyOrder("abfs", "abfss", "wasb", "wasbs", "https");
            });
  }
}
