package dev.bailiwick.model;

/** A cassette holds no answer to what is asked, or the record another question than the one that would be asked now. Says where they part. */
public class CassetteMiss extends RuntimeException {

    /** @param what what is missing or different, and where */
    public CassetteMiss(String what) {
        super(what);
    }

    /**
     * @param asked    what is asked now
     * @param recorded what was asked then
     * @return where they part, in words for people
     */
    static String difference(java.util.List<Prompt.Part> asked, java.util.List<Prompt.Part> recorded) {
        for (int i = 0; i < Math.max(asked.size(), recorded.size()); i++) {
            if (i >= asked.size() || i >= recorded.size()) {
                return "there are " + asked.size() + " parts, and there were " + recorded.size();
            }
            String now = asked.get(i).text();
            String then = recorded.get(i).text();
            int at = 0;
            while (at < Math.min(now.length(), then.length()) && now.charAt(at) == then.charAt(at)) {
                at++;
            }
            if (at < Math.max(now.length(), then.length()) || asked.get(i).role() != recorded.get(i).role()) {
                return "part " + (i + 1) + ", character " + (at + 1) + ": now '" + excerpt(now, at) + "', then '" + excerpt(then, at) + "'";
            }
        }
        return "the schema is another one";
    }

    private static String excerpt(String text, int at) {
        return text.substring(Math.min(at, text.length()), Math.min(text.length(), at + 40)).replace("\n", "⏎");
    }
}
