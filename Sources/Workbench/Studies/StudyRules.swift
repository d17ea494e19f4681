/// The rules of verdicts that a person should know of.
public enum StudyRules {
  /// Seeds at every level below which there is no verdict.
  public static let leastSeeds = 5
}
