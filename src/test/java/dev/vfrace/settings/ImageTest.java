package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.model.ProgramSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An image is a named set of programs. */
@Tag("unit")
final class ImageTest {

  private static final String OWN =
      "vfrace.image.mine { summary = m, programs = [networkmanager-azure-rule, wicked] }\n";

  @TempDir private Path directory;

  @Test
  void isRunWithItsProgramsAndTheRulesBehindThem() {
    CampaignSettings campaign = own("vfrace.run.image = mine").campaign();
    assertThat(campaign.programs())
        .extracting(ProgramSpec::name)
        .containsExactly("udev-azure-rule", "networkmanager-azure-rule", "wicked");
    assertThat(campaign.image()).contains("mine");
    assertThat(campaign.observers()).endsWith("wicked", "mine");
    assertThat(campaign.provenance().departures().own())
        .hasEntrySatisfying("image", from -> assertThat(from).startsWith("own.conf#"));
  }

  @Test
  void hasTheFingerprintOfItsProgramsAlone() {
    CampaignSettings byName =
        own("vfrace.run.userspace = [networkmanager-azure-rule, wicked]").campaign();
    CampaignSettings byImage = own("vfrace.run.image = mine").campaign();
    assertThat(byImage.provenance().fingerprint()).isEqualTo(byName.provenance().fingerprint());
    assertThat(byName.image()).isEmpty();
  }

  @Test
  void isStillNamedWhereItIsRunAgain() {
    CampaignSettings first = own("vfrace.run.image = mine").campaign();
    CampaignSettings again =
        Catalogue.again("a run", first.provenance(), Map.of(), Map.of()).campaign();
    assertThat(again.image()).contains("mine");
    assertThat(again.provenance()).isEqualTo(first.provenance());
    assertThat(again.programs().toString()).isEqualTo(first.programs().toString());
  }

  /** bondvf-script belongs to designs that leave the flag to userspace. */
  @Test
  void leavesOutWhatHasNoPartInTheDesign() {
    String image = "vfrace.image.bond { programs = [bondvf-script, wicked] }\n";
    assertThat(names(file(image, "vfrace.run.image = bond"))).containsExactly("wicked");
    assertThat(names(file(image, "vfrace.run { image = bond, kernel = v4.12-bonding }")))
        .containsExactly("bondvf-script", "wicked");
  }

  @Test
  void asAWholeItMayBeExpectedAndStoppedBy() {
    Catalogue catalogue =
        own("vfrace.run { image = mine, expect = \"mine.harmed < 0.1\", until = \"time 5s\" }");
    assertThat(catalogue.campaign().observers()).contains("mine");
    assertThat(
            Loading.refusal(() -> own("vfrace.run { image = mine, until = \"x.harmed < 1e-3\" }")))
        .contains("unknown program of this run 'x'", "wicked, mine");
    assertThat(Loading.refusal(() -> own("vfrace.run.expect = \"mine.harmed < 0.1\"")))
        .contains("'mine' does not run");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run { image = mine, userspace = all } | the image says which programs there are",
        "run { image = mine, userspace = [dhcpcd] } | allowed: one of the two",
        "run.image = mein | unknown image 'mein'; did you mean 'mine'?",
        "image.mine.programs = [wicket] | unknown program 'wicket'; did you mean 'wicked'?",
        "image.mine.programs = [all] | stands alone",
        "image.mine.programs = [wicked, wicked] | is there twice",
        "image.mine.program = [wicked] | unknown key 'program'; did you mean 'programs'?",
        "image.other { summary = x } | programs is missing",
        "image.wicked { programs = [dhcpcd] } | 'wicked' is a program",
      })
  void refusesWhatItCannotMean(String given, String refusal) {
    assertThat(Loading.refusal(() -> own("vfrace." + given))).contains(refusal);
  }

  private Catalogue own(String more) {
    return file(OWN, more);
  }

  private Catalogue file(String image, String more) {
    return Loading.files(Loading.write(directory.resolve("own.conf"), image + more));
  }

  private static List<String> names(Catalogue catalogue) {
    return catalogue.campaign().programs().stream().map(ProgramSpec::name).toList();
  }
}
