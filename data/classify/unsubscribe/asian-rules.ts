/** How people say "no more mail" in languages of East Asia. */
import { list } from '../../list.ts';
import type { UnsubscribeRule } from './unsubscribe-rule.ts';

export const ASIAN_RULES: readonly UnsubscribeRule[] = [
  {
    language: 'ja, zh, ko',
    any: list`
      配信を停止 | 配信停止 | 送らないで | 送信しないで | 解除してください | 今後のご連絡は不要 | 不要再发 | 不要再發 | 请退订 | 請退訂 | 取消订阅 | 取消訂閱 |
      别再发 | 別再發 | 수신을 거부 | 수신 거부 | 그만 보내 | 보내지 마
    `,
    short: [],
    examples: ['配信停止をお願いします', '请不要再发邮件', '메일을 보내지 마세요'],
    nearMiss: ['メールを受け取っていません。', '我没收到邮件。'],
  },
];
