import { type Describe, dealEvidence } from './describe-risks';
import { activityEvidence } from './finding';
import { formatDay } from './format';
import { inboundBetween, recentMention } from './patterns';

export const OPPORTUNITY_DESCRIPTIONS: Record<string, Describe> = {
  commitment: (view) => {
    const activity = recentMention(view, 'commitment');
    if (!activity)
      return {
        titles: ['The buyer wants to move on'],
        sentence: 'The buyer asked for the next formal step.',
        evidence: [],
      };
    const evidence = activityEvidence(activity, '', 'commitment');
    const who = activity.contact ?? 'The buyer';
    return {
      titles: [`${who} wants to move on`, 'The buyer asked for the next step'],
      sentence: evidence.quote
        ? `${who} on ${formatDay(activity.at)}: “${evidence.quote}”`
        : `${who} asked for the next formal step on ${formatDay(activity.at)}.`,
      evidence: [evidence],
    };
  },
  engagement_rising: (view) => {
    const recent = inboundBetween(view, 14, 0);
    const before = inboundBetween(view, 28, 14);
    const last = recent.at(-1);
    const counts = `${recent.length} in the last 14 days, ${before.length} in the 14 days before`;
    return {
      titles: ['The buyer is writing more', 'Engagement is rising'],
      sentence: `We heard from the buyer more often: ${counts}.`,
      evidence: last ? [activityEvidence(last, `incoming: ${counts}`)] : [],
    };
  },
  multi_threaded: (view) => {
    const names = [...new Set(view.activities.flatMap((activity) => activity.contact ?? []))];
    const listed = names.slice(-3).join(', ');
    return {
      titles: [`${view.contacts} people on their side are involved`, 'Well connected on the buying side'],
      sentence: `${view.contacts} contacts take part${listed ? `, among them ${listed}` : ''}.`,
      evidence: [
        dealEvidence(
          view,
          `${view.contacts} contacts in its activities${listed ? `, among them ${listed}` : ''}`,
        ),
      ],
    };
  },
  meeting_recent: (view) => {
    const meeting = view.activities.findLast((activity) => activity.kind === 'meeting');
    if (!meeting)
      return {
        titles: ['A meeting just took place'],
        sentence: 'There was a meeting in the last 14 days.',
        evidence: [],
      };
    const subject = meeting.subject ? ` (${meeting.subject})` : '';
    return {
      titles: ['Momentum from a recent meeting', `Met on ${formatDay(meeting.at)}`],
      sentence: `The last meeting was on ${formatDay(meeting.at)}${subject}.`,
      evidence: [activityEvidence(meeting)],
    };
  },
};
