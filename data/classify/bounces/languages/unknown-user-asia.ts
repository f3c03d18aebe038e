/** An unknown recipient in Chinese, Japanese and Korean, which write without blanks. */
import type { BounceRule } from '../bounce-rule.ts';
import { list } from '../../../list.ts';
import { OUR_SIDE } from './our-side-words.ts';

const UNKNOWN = { reason: 'user_unknown', class: 'hard', whenTemporary: 'soft', near: 40 } as const;

export const UNKNOWN_USER_ASIA: readonly BounceRule[] = [
  {
    id: 'user-unknown-chinese',
    ...UNKNOWN,
    any: list`
      用户不存在 | 用戶不存在 | 使用者不存在 | 没有此用户 | 没有该用户 | 無此用戶 | 無此使用者 | 查无此人 |
      查無此人 | 未知用户 | 未知的用户 | 无此用户 | 收件人不存在 | 收件人未知 | 邮箱不存在 | 郵箱不存在 |
      信箱不存在 | 地址不存在 | 帐号不存在 | 帳號不存在 | 账号不存在 | 找不到地址 | 未找到地址 | 找不到收件者
    `,
    each: [
      list`
        用户 | 用戶 | 使用者 | 收件人 | 收件者 | 邮箱 | 郵箱 | 信箱 | 地址 | 位址 | 帐号 | 帐户 | 账号 |
        账户 | 帳號 | 帳戶
      `,
      list`
        不存在 | 找不到 | 未找到 | 未知 | 无效 | 無效 | 没有找到 | 沒有找到 | 错误的收件 | 已注销 | 已註銷 |
        不正确 | 不正確
      `,
    ],
    unless: [
      ...OUR_SIDE,
      ...list`频率 | 頻率 | 密码 | 密碼 | 认证 | 認證 | 超过 | 超過 | 已满 | 已滿`,
    ],
    example: '550 收件人邮箱地址(bea@example.test)不存在',
    examples: ['550 5.1.1 用户不存在', '550 找不到使用者', '550 無此使用者'],
    nearMisses: ['550 发件人地址不存在', '550 IP地址无效'],
    why: 'QQ, 163, 126, Sina, Aliyun, HiNet, and reports of Gmail in Chinese.',
  },
  {
    id: 'user-unknown-japanese',
    ...UNKNOWN,
    any: list`
      あて先不明 | 宛先不明 | 宛先が不明 | ユーザが存在 | ユーザーが存在しま | ユーザーが見つか |
      送信先メールアドレスが見つか | 該当するユーザ | メールアドレスは存在しま | アドレスが見つか |
      アドレスは存在しま | 宛先が見つか | 受信者が見つか | ユーザは存在しま | ユーザーは存在しま
    `,
    each: [
      list`宛先 | あて先 | 受信者 | ユーザ | ユーザー | メールアドレス | アドレス | メールボックス | アカウント`,
      list`存在しません | 見つかりません | 見つかりませんでした | 不明です | 無効です | 登録されていません | 存在しない`,
    ],
    unless: [...OUR_SIDE, ...list`拒否 | ドメイン指定`],
    example: '550 宛先のメールアドレス bea@example.test は存在しません',
    examples: ['550 5.1.1 ユーザーが見つかりません', '550 あて先不明のためお届けできません'],
    nearMisses: ['550 送信者のアドレスは存在しません', '550 IPアドレスが無効です'],
    why: 'docomo, KDDI, SoftBank, Nifty, BIGLOBE, and reports of Gmail and Outlook in Japanese.',
  },
  {
    id: 'user-unknown-korean',
    ...UNKNOWN,
    any: list`존재하지 않는 사용자 | 존재하지 않는 수신자 | 존재하지 않는 계정 | 존재하지 않는 메일 주소 | 알 수 없는 사용자 | 없는 사용자`,
    each: [
      list`사용자 | 수신자 | 수신인 | 받는 사람 | 메일 주소 | 이메일 주소 | 주소 | 계정 | 메일함 | 아이디`,
      list`
        존재하지 않 | 찾을 수 없 | 알 수 없 | 유효하지 않 | 없습니다 | 잘못된 주소 | 잘못되었 | 탈퇴
      `,
    ],
    unless: [...OUR_SIDE, ...list`차단 | 용량 | 초과 | 인증 | 비밀번호`],
    example: '550 수신자 bea@example.test 를 찾을 수 없습니다',
    examples: ['550 5.1.1 존재하지 않는 사용자입니다', '550 이메일 주소가 유효하지 않습니다'],
    nearMisses: ['550 발신자 주소가 존재하지 않습니다'],
    why: 'Naver, Daum, Nate, and reports of Gmail in Korean.',
  },
];
