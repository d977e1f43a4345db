package dev.vfrace.raw;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.witness.Moment;
import dev.vfrace.witness.Notable;
import dev.vfrace.witness.Pick;
import dev.vfrace.witness.Place;
import dev.vfrace.witness.Sample;
import dev.vfrace.witness.Story;
import dev.vfrace.witness.Witness;
import dev.vfrace.witness.WitnessBook;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads witnesses as trees of JSON. docs/raw-run.md explains them. */
public final class WitnessJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private WitnessJson() {}

  /** The witnesses of a run. */
  public static ObjectNode book(WitnessBook book) {
    ObjectNode node = NODES.objectNode();
    ObjectNode samples = node.putObject("samples");
    book.samples()
        .forEach(
            (program, all) -> {
              ObjectNode ofProgram = samples.putObject(program);
              all.forEach(
                  (notable, picks) -> {
                    ObjectNode ofNotable = ofProgram.putObject(notable.word());
                    picks.forEach((pick, sample) -> ofNotable.set(pick.word(), sample(sample)));
                  });
            });
    ArrayNode stories = node.putArray("recorded");
    book.stories().forEach(story -> stories.add(story(story)));
    return node;
  }

  /** A witness as it is shown. */
  public static ObjectNode witness(Witness witness) {
    ObjectNode node = NODES.objectNode();
    node.put("schema", "vfrace.witness/1");
    node.put("program", witness.subject().program());
    node.put("outcome", witness.subject().notable().word());
    node.put("pick", witness.subject().pick().word());
    node.set("sample", sample(witness.subject().sample()));
    node.put("source", witness.source().word());
    node.put("title", witness.title());
    ArrayNode notes = node.putArray("notes");
    witness.notes().forEach(notes::add);
    ArrayNode actors = node.putArray("actors");
    witness.scene().actors().forEach(actors::add);
    node.put("startsAtNanos", witness.scene().startsAt());
    node.put("leftOut", witness.scene().left());
    node.set("moments", moments(witness.scene().moments()));
    return node;
  }

  private static ObjectNode sample(Sample sample) {
    ObjectNode node = place(sample.place());
    sample.marginNanos().ifPresent(margin -> node.put("marginNanos", margin));
    sample.windowNanos().ifPresent(window -> node.put("windowNanos", window));
    return node;
  }

  private static ObjectNode place(Place place) {
    ObjectNode node = NODES.objectNode();
    node.put("seed", place.seed());
    node.put("lane", place.lane());
    node.put("cycle", place.cycle());
    return node;
  }

  private static ObjectNode story(Story story) {
    ObjectNode node = place(story.place());
    ObjectNode through = node.putObject("through");
    story.through().forEach(through::put);
    node.set("moments", moments(story.moments()));
    return node;
  }

  private static ArrayNode moments(List<Moment> moments) {
    ArrayNode list = NODES.arrayNode();
    for (Moment moment : moments) {
      ObjectNode node = list.addObject();
      node.put("atNanos", moment.at());
      node.put("actor", moment.actor());
      node.put("kind", moment.kind().word());
      node.put("text", moment.text());
      if (!moment.to().isEmpty()) {
        ArrayNode to = node.putArray("to");
        moment.to().forEach(to::add);
      }
    }
    return list;
  }

  /** Reads the witnesses of a run. */
  static WitnessBook read(Node node) {
    Map<String, Map<Notable, Map<Pick, Sample>>> samples =
        node.at("samples").each(WitnessJson::samples);
    return new WitnessBook(
        samples, node.at("recorded").items().stream().map(WitnessJson::story).toList());
  }

  private static Map<Notable, Map<Pick, Sample>> samples(Node node) {
    Map<Notable, Map<Pick, Sample>> samples = new EnumMap<>(Notable.class);
    for (Notable notable : Notable.values()) {
      node.optional(notable.word()).ifPresent(it -> samples.put(notable, picks(it)));
    }
    return samples;
  }

  private static Map<Pick, Sample> picks(Node node) {
    Map<Pick, Sample> picks = new EnumMap<>(Pick.class);
    for (Pick pick : Pick.values()) {
      node.optional(pick.word()).ifPresent(it -> picks.put(pick, sample(it)));
    }
    return picks;
  }

  private static Sample sample(Node node) {
    return new Sample(
        place(node), node.optionalWhole("marginNanos"), node.optionalCount("windowNanos"));
  }

  private static Place place(Node node) {
    long lane = node.at("lane").count();
    if (lane > Integer.MAX_VALUE) {
      throw node.at("lane").refusal("not the number of a VM");
    }
    return new Place(node.at("seed").whole(), (int) lane, node.at("cycle").count());
  }

  private static Story story(Node node) {
    return new Story(
        place(node),
        new LinkedHashMap<>(node.at("through").each(Node::text)),
        node.at("moments").items().stream().map(WitnessJson::moment).toList());
  }

  private static Moment moment(Node node) {
    Node kind = node.at("kind");
    return new Moment(
        node.at("atNanos").whole(),
        node.at("actor").text(),
        Arrays.stream(Moment.Kind.values())
            .filter(it -> it.word().equals(kind.text()))
            .findFirst()
            .orElseThrow(() -> kind.refusal("none of the kinds that are allowed")),
        node.at("text").text(),
        node.optional("to")
            .map(to -> to.items().stream().map(Node::text).toList())
            .orElse(List.of()));
  }
}
