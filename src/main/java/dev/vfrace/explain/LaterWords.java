package dev.vfrace.explain;

import dev.vfrace.model.Later;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.PropertyCheck;
import java.util.ArrayList;
import java.util.List;

/** At what a program judges a VF anew, and how, in words. */
final class LaterWords {

  private final ProgramSpec program;

  LaterWords(ProgramSpec program) {
    this.program = program;
  }

  /** A sentence. */
  String words() {
    return "it judges anew at %s, by %s".formatted(String.join(", ", occasions()), gates());
  }

  private List<String> occasions() {
    List<String> occasions = new ArrayList<>();
    for (Later later : Later.values()) {
      if (program.judgesAgainAt(later)) {
        occasions.add(
            switch (later) {
              case CARRIER -> "the VF's carrier (the RTM_NEWLINK that first has it up)";
              case NEWLINK -> "every further RTM_NEWLINK";
              case REMOVE -> "the RTM_DELLINK";
            });
      }
    }
    if (program.restarts().isPresent()) {
      occasions.add("its restart");
    }
    return occasions;
  }

  private String gates() {
    if (program.propertyCheck() == PropertyCheck.UEVENT_PATH_ONLY) {
      return program.gating().later().text()
          + ", and by no property where it met the link before udev was done with it"
          + " (property-check = uevent-path-only)";
    }
    return program.gating().later().text();
  }
}
