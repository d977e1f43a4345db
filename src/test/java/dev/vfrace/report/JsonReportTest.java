package dev.vfrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.analysis.ClockResult;
import dev.vfrace.analysis.ControlResult;
import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.Quantiles;
import dev.vfrace.analysis.RunVolume;
import dev.vfrace.analysis.Samples;
import dev.vfrace.analysis.Stopped;
import dev.vfrace.campaign.Interference;
import dev.vfrace.statistics.Rate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class JsonReportTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void hasTheFieldsOfTheSchemaInOrder() throws JsonProcessingException {
    JsonNode json = render(new Samples());

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "schema",
            "version",
            "started",
            "elapsedSeconds",
            "kernel",
            "scenario",
            "timing",
            "departures",
            "cycleUnit",
            "sideBySide",
            "lanes",
            "threads",
            "placement",
            "seed",
            "fingerprint",
            "cycles",
            "warmUpCycles",
            "requestedCycles",
            "incomplete",
            "stopped",
            "cyclesPerSecond",
            "messages",
            "messagesPerSecond",
            "observers",
            "outcomes",
            "windows",
            "traffic",
            "clock",
            "controls",
            "expectations",
            "verdict",
            "reasons");
  }

  @Test
  void saysWhatWasRun() throws JsonProcessingException {
    JsonNode json = render(new Samples());

    assertThat(json.at("/schema").textValue()).isEqualTo("vfrace.run/1");
    assertThat(json.at("/version").textValue()).isEqualTo("0.1.0");
    assertThat(json.at("/started").textValue()).isEqualTo("2025-01-02T03:04:05Z");
    assertThat(json.at("/elapsedSeconds").doubleValue()).isEqualTo(12.3);
    assertThat(json.at("/kernel").textValue()).isEqualTo("v6.1");
    assertThat(json.at("/scenario").textValue()).isEqualTo("hot-plug");
    assertThat(json.at("/timing").textValue()).isEqualTo("azure-mlx5");
    assertThat(json.at("/lanes").intValue()).isEqualTo(64);
    assertThat(json.at("/threads").intValue()).isEqualTo(4);
    assertThat(json.at("/seed").longValue()).isEqualTo(42);
    assertThat(json.at("/fingerprint").textValue()).isEqualTo("c0ffee");
    assertThat(json.at("/cycles").longValue()).isEqualTo(1_000_000);
    assertThat(json.at("/requestedCycles").longValue()).isEqualTo(1_000_000);
    assertThat(json.at("/incomplete").booleanValue()).isFalse();
    assertThat(json.at("/stopped").textValue()).isEqualTo("complete");
    assertThat(json.at("/messages").longValue()).isEqualTo(12_500_000);
  }

  @Test
  void givesEachMetricItsCountsAndWhatFollowsFromThem() throws JsonProcessingException {
    JsonNode observer =
        render(new Samples().observer("p", Samples.observer(3, 0, 0))).at("/observers/p");

    assertThat(observer.fieldNames())
        .toIterable()
        .containsExactly(
            "sawUnslaved",
            "sawNoMaster",
            "misjudged",
            "harmed",
            "healed",
            "turnedWrong",
            "wronglyIgnored",
            "sawOrphan",
            "sawStaleFlag",
            "episodes",
            "disturbed");
    JsonNode misjudged = observer.get("misjudged");
    assertThat(misjudged.fieldNames())
        .toIterable()
        .containsExactly("count", "trials", "rate", "low", "high", "designEffect");
    Rate rate = new Rate(3, Samples.CYCLES);
    assertThat(misjudged.get("count").longValue()).isEqualTo(3);
    assertThat(misjudged.get("trials").longValue()).isEqualTo(1_000_000);
    assertThat(misjudged.get("rate").doubleValue()).isEqualTo(3e-6);
    assertThat(misjudged.get("low").doubleValue()).isEqualTo(rate.interval().low());
    assertThat(misjudged.get("high").doubleValue()).isEqualTo(rate.interval().high());
  }

  @Test
  void allowsForHitsInBurstsBesideTheExactInterval() throws JsonProcessingException {
    JsonNode metric =
        render(new Samples().observer("p", Samples.bursts())).at("/observers/p/sawUnslaved");

    assertThat(metric.get("designEffect").doubleValue()).isGreaterThan(2);
    assertThat(metric.get("adjustedLow").doubleValue()).isLessThan(metric.get("low").doubleValue());
    assertThat(metric.get("adjustedHigh").doubleValue())
        .isGreaterThan(metric.get("high").doubleValue());
  }

  @Test
  void knowsNoRateWithoutTrials() throws JsonProcessingException {
    JsonNode json = render(new Samples().observer("p", ObserverResult.of(Map.of())));

    assertThat(json.at("/observers/p/harmed"))
        .isEqualTo(
            parse("{'count':0,'trials':0,'rate':null,'low':0,'high':1,'designEffect':null}"));
  }

  @Test
  void writesWholeNumbersAsIntegers() {
    String json =
        new JsonReport()
            .render(new Samples().observer("p", Samples.observer(1_000_000, 0, 0)).result());

    assertThat(json)
        .contains("\"rate\" : 1,")
        .contains("\"low\" : 0,")
        .contains("\"p90\" : 60,")
        .contains("\"p50\" : 34.5,")
        .contains("\"lagMicros\" : 5,")
        .doesNotContain("1.0,");
  }

  @Test
  void tellsWindowsAndClock() throws JsonProcessingException {
    JsonNode json = render(new Samples());

    assertThat(json.get("windows"))
        .isEqualTo(
            parse(
                "{'flagMicros':{'p50':34.5,'p90':60,'p99':120,'max':450.4},"
                    + "'masterMicros':{'p50':30,'p90':55,'p99':110,'max':400},"
                    + "'configuredFlagMicros':{'p50':34,'p90':59,'p99':119,'max':460},"
                    + "'configuredMasterMicros':{'p50':31,'p90':54,'p99':111,'max':410}}"));
    assertThat(json.get("clock"))
        .isEqualTo(
            parse(
                "{'pace':'free','lagMicros':5,"
                    + "'latenessMicros':{'p50':0.5,'p99':2.25,'max':35},"
                    + "'windowMicros':50,'parted':false,"
                    + "'gcPauses':3,'gcMillis':12,'stealMillis':40}"));
  }

  @Test
  void tellsAnUnboundedLagAndTimesThatWereNotRecorded() throws JsonProcessingException {
    JsonNode json =
        render(
            new Samples()
                .clock(
                    new ClockResult(
                        "real",
                        ClockResult.UNBOUNDED,
                        Quantiles.NONE,
                        Double.NaN,
                        Interference.NONE)));

    assertThat(json.get("clock"))
        .isEqualTo(
            parse(
                "{'pace':'real','lagMicros':'unbounded','note':'raw scheduling noise',"
                    + "'latenessMicros':{'p50':null,'p99':null,'max':null},"
                    + "'windowMicros':null,'parted':false,"
                    + "'gcPauses':0,'gcMillis':0,'stealMillis':0}"));
  }

  @Test
  void tellsOutcomesInTheirOrder() throws JsonProcessingException {
    JsonNode outcomes =
        render(new Samples().outcome("joined", 1_000_000).outcome("flagged", 999_999))
            .get("outcomes");

    assertThat(outcomes.fieldNames()).toIterable().containsExactly("joined", "flagged");
    assertThat(outcomes.at("/flagged/count").longValue()).isEqualTo(999_999);
    assertThat(outcomes.at("/flagged/trials").longValue()).isEqualTo(1_000_000);
  }

  @Test
  void tellsExpectationsVerdictAndReasons() throws JsonProcessingException {
    JsonNode json =
        render(
            new Samples()
                .observer("p", Samples.observer(500_000, 0, 0))
                .expect("p.misjudged < 1%", "p.harmed < 1%", "p.healed < 1e-9"));

    assertThat(json.at("/expectations"))
        .extracting(it -> it.get("expression").textValue() + " " + it.get("verdict").textValue())
        .containsExactly(
            "p.misjudged < 1% fails", "p.harmed < 1% holds", "p.healed < 1e-9 undecided");
    assertThat(json.at("/expectations/0/observed/count").longValue()).isEqualTo(500_000);
    assertThat(json.at("/verdict").textValue()).isEqualTo("fail");
    assertThat(json.at("/reasons")).hasSize(2);
  }

  @Test
  void tellsControls() throws JsonProcessingException {
    JsonNode json =
        render(new Samples().control("never", new ControlResult("< 1 %", new Rate(8, 16), false)));

    JsonNode control = json.at("/controls/never");
    assertThat(control.fieldNames())
        .toIterable()
        .containsExactly("expected", "count", "trials", "rate", "low", "high", "ok");
    assertThat(control.get("expected").textValue()).isEqualTo("< 1 %");
    assertThat(control.get("rate").doubleValue()).isEqualTo(0.5);
    assertThat(control.get("ok").booleanValue()).isFalse();
    assertThat(json.at("/verdict").textValue()).isEqualTo("untrusted");
  }

  @Test
  void marksARunThatWasCutShort() throws JsonProcessingException {
    JsonNode json =
        render(
            new Samples()
                .volume(
                    new RunVolume(
                        0, 0, null, 0, Duration.ZERO, Stopped.INTERRUPTED, Optional.empty())));

    assertThat(json.at("/incomplete").booleanValue()).isTrue();
    assertThat(json.at("/stopped").textValue()).isEqualTo("interrupted");
    assertThat(json.at("/requestedCycles").isNull()).isTrue();
    assertThat(json.at("/cyclesPerSecond").isNull()).isTrue();
  }

  @Test
  void isOneTextWhateverTheMachine() {
    String json = new JsonReport().render(new Samples().result());

    assertThat(json).startsWith("{\n  \"schema\" : \"vfrace.run/1\",\n").endsWith("\n}\n");
    assertThat(json)
        .doesNotContain("\r")
        .isEqualTo(new JsonReport().render(new Samples().result()));
  }

  private static JsonNode render(Samples samples) throws JsonProcessingException {
    return MAPPER.readTree(new JsonReport().render(samples.result()));
  }

  private static JsonNode parse(String singleQuoted) throws JsonProcessingException {
    return MAPPER.readTree(singleQuoted.replace('\'', '"'));
  }
}
