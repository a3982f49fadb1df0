package dev.bailiwick.desk;

import java.util.List;

/** The teams that a conversation can be handed to; from {@code rules/desk/desk.yaml}. */
public interface Teams {

    /** @return the teams; the first is the usual one, which takes what names no team */
    List<Team> teams();

    /**
     * @param id a team's id, or null for the usual one
     * @return what people call it; the id itself when there is no such team (any more)
     */
    default String title(String id) {
        return teams().stream().filter(team -> id == null || team.id().equals(id)).findFirst().map(Team::title).orElse(id);
    }

    /**
     * @param id    names it, such as {@code front-desk}
     * @param title what people call it
     */
    record Team(String id, String title) {
    }
}
